import { ofTime, onProcess, onTime } from './attacks/time.ts'
import { suffer } from './suffer.ts'

suffer('an attack on time, ended by the isolate', onTime, ofTime)
suffer('an attack on time, ended with its process', onProcess, ofTime)
