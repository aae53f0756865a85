"""How articles come in: pasted, uploaded or fetched, cleaned by the engine and corrected by the teacher."""
