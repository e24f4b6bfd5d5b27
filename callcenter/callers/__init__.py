"""Who calls, pure: phone numbers, NIK, masking, matching and merging of callers. No I/O."""
