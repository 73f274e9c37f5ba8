// Loaded before anything else, in every thread: writes a line for each socket that is opened and each name that is looked up.
import { createHook } from 'node:async_hooks';
import { writeSync } from 'node:fs';

const network = /^(?:TCP|TLS|UDP|PIPECONNECT|GETADDRINFO|GETNAMEINFO|QUERY)/;

createHook({
  init(_id, type) {
    if (network.test(type)) writeSync(1, `socket: ${type}\n`);
  },
}).enable();
