import { define } from '../shared/element.ts'
import { JobAgent } from './job-agent.ts'
import { strings } from './strings.da.ts'

define('opslag-job-agent', JobAgent, { da: strings })
