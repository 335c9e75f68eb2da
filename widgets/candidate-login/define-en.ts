import { define } from '../shared/element.ts'
import { CandidateLogin } from './candidate-login.ts'
import { strings } from './strings.en.ts'

define('opslag-candidate-login', CandidateLogin, { en: strings })
