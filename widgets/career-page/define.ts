import { CareerPage } from './career-page.ts'

if (!customElements.get('opslag-career-page')) customElements.define('opslag-career-page', CareerPage)
