import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server.ts';

// The transport is chosen by the command line: --stdio, --node-ipc, --socket=… or --pipe=….
startServer(createConnection(ProposedFeatures.all));
