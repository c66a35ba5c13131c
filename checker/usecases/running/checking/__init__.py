"""Could the service run on this machine as it is configured? Each part is looked at by itself."""
