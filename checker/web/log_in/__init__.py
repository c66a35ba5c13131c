"""How somebody comes in: by the header of a trusted proxy, by the house's OIDC provider. Edge."""
