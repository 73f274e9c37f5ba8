/** Why a request to a page or to the server of assistants is refused: clauses, for operators in English. */
export const refusals = {
  otherMachine: 'it came from another machine',
  proxy: 'it came through a proxy',
  otherName: 'it was addressed to another name than localhost',
  noToken: 'it has no bearer token',
  otherToken: 'its bearer token is another one',
  fromPage: 'it began on a page',
  fromForeignPage: 'it began on a foreign page',
} as const;

/** Why nothing can be served at an address, and what to do. */
export const unservable = {
  portTaken: (host: string, port: number): string => `port ${port} on ${host} is taken: set PORT to another`,
  portNotAllowed: (host: string, port: number): string =>
    `port ${port} on ${host} is not allowed to this user: set PORT to one above 1023`,
  otherHost: (host: string): string =>
    `${host} is no address of this machine: set HOST to one, such as 127.0.0.1`,
  otherwise: (host: string, port: number, code: string): string =>
    `cannot listen on port ${port} of ${host} (${code})`,
} as const;
