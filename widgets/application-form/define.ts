import { ApplicationForm } from './application-form.ts'

if (!customElements.get('opslag-application-form')) customElements.define('opslag-application-form', ApplicationForm)
