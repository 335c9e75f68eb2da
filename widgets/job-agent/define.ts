// With the words of every language, for whoever takes the element from its source.
import './define-da.ts'
import './define-en.ts'
