import { define } from '../shared/element.ts'
import { JobAgent } from './job-agent.ts'
import { strings } from './strings.en.ts'

define('opslag-job-agent', JobAgent, { en: strings })
