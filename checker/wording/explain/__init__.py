"""An explanation as people read it. Pure."""
