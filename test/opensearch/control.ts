import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cluster, Nodes } from './cluster.js';

/** Lets other processes of this machine stop and start nodes: `POST /` with a line of the cluster's protocol. */
export async function serveControl(cluster: Cluster): Promise<{ url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    let line = '';
    for await (const chunk of request.setEncoding('utf8')) line += chunk;
    try {
      await cluster.command(line.trim());
      response.end();
    } catch (error) {
      response.writeHead(400).end(String(error));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close().closeAllConnections() };
}

/** The nodes behind the address that `serveControl` gave. */
export function nodesAt(url: string): Nodes {
  const say = async (line: string) => {
    const response = await fetch(url, { method: 'POST', body: line });
    if (!response.ok) throw new Error(await response.text());
  };
  return {
    stopNode: (number) => say(`stop ${number}`),
    startNode: (number) => say(`start ${number}`),
  };
}
