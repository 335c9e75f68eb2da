export const strings = {
  vacancies: (name: string) => `Se ledige stillinger i ${name}`,
  ad: 'Se opslaget',
  form: 'Søg stillingen',
}
export type FragmentStrings = typeof strings
