"""The MCP server, asked by the official SDK's own client: in the process, over standard input, over HTTP."""
