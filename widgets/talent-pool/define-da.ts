import { define } from '../shared/element.ts'
import { strings } from './strings.da.ts'
import { TalentPool } from './talent-pool.ts'

define('opslag-talent-pool', TalentPool, { da: strings })
