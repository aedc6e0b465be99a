/** A style of pages, with all that may be said of one. */
export const style = {
  UseCognitoProvidedValues: false,
  Settings: { components: { form: { borderRadius: 8 } } },
  Assets: [
    {
      Category: 'FORM_LOGO' as const,
      ColorMode: 'LIGHT' as const,
      Extension: 'PNG' as const,
      Bytes: new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]),
    },
  ],
}
