package dev.winnow.experiment;

/// One thing wrong with what a user gave.
///
/// @param code    stable word for scripts, camelCase, for example `alphaRange`
/// @param field   the field, option, column or file it stands in, for example `alpha`
/// @param value   what was given, as text; empty if nothing was
/// @param message one sentence that names the field, the value and what is allowed
public record Problem(String code, String field, String value, String message) {}
