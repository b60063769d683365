//! The intent model: learns from a few examples a label, says how sure it is, and abstains.
