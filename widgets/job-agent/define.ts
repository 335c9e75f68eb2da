import { define } from '../shared/element.ts'
import { JobAgent } from './job-agent.ts'
import { strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

define('opslag-job-agent', JobAgent, { da, en })
