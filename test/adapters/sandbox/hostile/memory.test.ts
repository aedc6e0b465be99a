import { ofMemory, onMemory } from './attacks/memory.ts'
import { suffer } from './suffer.ts'

suffer('an attack on memory', onMemory, ofMemory)
