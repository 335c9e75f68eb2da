export const strings = {
  positions: (name: string) => `Se ledige stillinger i ${name}`,
  ad: 'Se opslaget',
  form: 'Søg stillingen',
}
export type FragmentStrings = typeof strings
