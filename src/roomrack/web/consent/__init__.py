"""The authorization page: sign in, choose properties, agree or refuse. And the server's OAuth metadata."""
