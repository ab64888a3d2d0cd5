"""Online check-in: guests say on a page, before they come, what the law wants to know of them."""
