import { byAnswers, byConsole, byErrors, ofWords } from './attacks/words.ts'
import { suffer } from './suffer.ts'

suffer('an attack by what is thrown', byErrors, ofWords)
suffer('an attack by what is answered', byAnswers, ofWords)
suffer('an attack by what is logged', byConsole, ofWords)
