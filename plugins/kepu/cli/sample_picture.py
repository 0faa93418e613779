"""A small drawing to begin with: what a new picture holds, and what a new exhibit for finding things shows."""

SAMPLE_PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 500">
<title>（待填写：图画的名称）</title>
<desc>（待填写：写给看不见的人。示例画的是一间屋子：桌上有一盏台灯，地上有一个纸箱。）</desc>
<rect width="800" height="500" rx="16" fill="#f3e6cf"/>
<path d="M0 380H800V484Q800 500 784 500H16Q0 500 0 484Z" fill="#d9c3a0"/>
<rect x="430" y="250" width="290" height="18" rx="6" fill="#b98a5a"/>
<path d="M455 268V400M695 268V400" stroke="#b98a5a" stroke-width="16"/>
<g id="lamp">
<path d="M530 250H630M580 250V170" stroke="#3a3a36" stroke-width="12" stroke-linecap="round"/>
<path d="M540 110H620L650 180H510Z" fill="#f2c14e"/>
</g>
<g id="box">
<rect x="110" y="300" width="200" height="140" rx="6" fill="#e2b088"/>
<path d="M110 340H310M210 300V340" stroke="#b98a5a" stroke-width="8"/>
</g>
</svg>
"""
"""Its two things to find are `lamp` and `box`."""
