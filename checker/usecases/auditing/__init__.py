"""Follow what happened, prove it, replay it, take it home: for whoever distrusts the operator."""
