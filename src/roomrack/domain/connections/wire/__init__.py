"""Portals and connections on the wire (docs/contract.md 9).

- `portals` ApiPortalRequestDTO in, ApiPortalDTOResp out
- `connections` ApiConnectionDTO and the log
- `mapping` ApiExternalRoomDTO, ApiMapping and the linter's findings
"""
