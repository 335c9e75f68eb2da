/** What a connection test's job says, and what is typed into its form. Ends with letters that a page may garble. */
export const strings = {
  title: 'Test af forbindelsen: ikke en ledig stilling',
  body: 'Dette er ikke en ledig stilling. Opslaget er lavet af en test af, om stillingerne vises rigtigt på siden, og det forsvinder af sig selv inden for en time. Ansøgninger til det bliver slettet uden at blive læst.',
  name: 'Forbindelsestest',
  text: 'Dette er en prøveansøgning fra forbindelsestesten. Den slettes straks. Æblegrød på åen.',
}

export type ConnectionStrings = typeof strings
