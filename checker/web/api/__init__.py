"""What machines read and bring over HTTP, under `/api/v1`: plain JSON, by access keys. Edge."""
