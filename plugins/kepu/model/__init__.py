"""The nouns of the catalogue: frozen pydantic types, and nothing that acts on them.

What comes in is text that `kepu.read` has read; what goes out are typed values, or pydantic errors that
`kepu.validate` turns into sentences for editors.
"""
