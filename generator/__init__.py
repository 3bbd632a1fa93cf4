"""poshelp: decision trees and bilingual pages → help for refused card payments."""

__version__ = "0.1.0"
