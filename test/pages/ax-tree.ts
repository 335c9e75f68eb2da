import type { CDPSession, Page } from '@playwright/test'

type Value = { value?: unknown }
type AxNode = {
  nodeId: string
  ignored: boolean
  role?: Value
  name?: Value
  description?: Value
  properties?: { name: string; value: Value }[]
  childIds?: string[]
  backendDOMNodeId?: number
}

/** A field as a screen reader is told of it. */
export type Told = { role: string; name: string; description: string; invalid: boolean }

const FIELDS = /^(?:textbox|checkbox|radio|combobox|radiogroup|group)$/
const textOf = (value: Value | undefined) => `${value?.value ?? ''}`.replace(/\s+/g, ' ').trim()

/** Reads what the browser tells of an element's fields, in their order; a file field is a button to it. */
export async function axTree(page: Page, tag = 'opslag-application-form'): Promise<{ fields: () => Promise<Told[]> }> {
  const line: CDPSession = await page.context().newCDPSession(page)
  await line.send('Accessibility.enable')
  await line.send('DOM.enable')
  return {
    async fields() {
      const { result } = await line.send('Runtime.evaluate', {
        expression: `document.querySelector('${tag}').shadowRoot.querySelector('form')`,
      })
      const { node } = await line.send('DOM.describeNode', { objectId: result.objectId ?? '' })
      const { nodes } = (await line.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] }
      const byId = new Map(nodes.map((one) => [one.nodeId, one]))
      const told: Told[] = []
      const walk = (one: AxNode | undefined) => {
        if (!one) return
        const role = textOf(one.role)
        const name = textOf(one.name)
        // A group without a name is a text that can be unfolded.
        const isField = role === 'group' ? name !== '' : FIELDS.test(role)
        if (!one.ignored && (isField || (role === 'button' && /^Vælg filer/.test(name)))) {
          const invalid = textOf(one.properties?.find((property) => property.name === 'invalid')?.value)
          told.push({ role, name, description: textOf(one.description), invalid: invalid === 'true' })
        }
        for (const id of one.childIds ?? []) walk(byId.get(id))
      }
      walk(nodes.find((one) => one.backendDOMNodeId === node.backendNodeId))
      return told
    },
  }
}
