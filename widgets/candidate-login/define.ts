import { define } from '../shared/element.ts'
import { CandidateLogin } from './candidate-login.ts'
import { strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

define('opslag-candidate-login', CandidateLogin, { da, en })
