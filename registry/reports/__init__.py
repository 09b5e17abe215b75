"""What staff take away: sheets, lists, and drafts with each finding as a comment."""
