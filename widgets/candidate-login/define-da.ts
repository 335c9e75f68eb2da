import { define } from '../shared/element.ts'
import { CandidateLogin } from './candidate-login.ts'
import { strings } from './strings.da.ts'

define('opslag-candidate-login', CandidateLogin, { da: strings })
