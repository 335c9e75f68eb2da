/** A job agent was created and confirmed. It says nothing of the person or of what is looked for. */
export class AgentCreatedEvent extends Event {
  constructor() {
    super('agent-created', { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'agent-created': AgentCreatedEvent
  }
}
