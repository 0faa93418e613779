/** Hands the search's own functions to the runner. Joined with the search's modules, as a site joins them. */
import { openSearch } from './engine.js';
import { fold, foldKeepingLength, learnTraditional, mayBeTraditional } from './fold.js';
import { checksum } from './loader.js';
import { learnSounds, soundsOf, spellings } from './pinyin.js';
import { cutRun, soundTerms, singleTerms, understand, writtenTerms } from './query.js';
import { standardCharacters } from './standard.js';
import { openWords } from './words.js';

globalThis.kepuProbe = {
  openSearch, fold, foldKeepingLength, learnTraditional, mayBeTraditional, checksum, learnSounds, soundsOf, spellings,
  cutRun, soundTerms, singleTerms, understand, writtenTerms, standardCharacters, openWords,
};
