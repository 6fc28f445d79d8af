import type { Socket } from 'node:net';

/**
 * Calls back as soon as a byte of the request may have left this machine: when the connection, TLS included, stands; at
 * once for a socket that is open already (kept alive, or brought by a proxy), or whose state cannot be told.
 */
export function onceRequestLeaves(socket: Socket, leaves: () => void): void {
  if (isSecuring(socket)) {
    socket.once('secureConnect', leaves);
  } else if (socket.connecting) {
    socket.once('connect', leaves);
  } else {
    leaves();
  }
}

/** True while a TLS socket connects or shakes hands. Node sets this property on each TLS socket of a client. */
function isSecuring(socket: Socket): boolean {
  return 'secureConnecting' in socket && socket.secureConnecting === true;
}
