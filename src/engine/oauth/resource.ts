/** Whether a text can name whom an access token is for (RFC 8707): it looks like the address of an app. */
export { isAppAddress as isResource } from './app-address.ts'
