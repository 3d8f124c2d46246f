using Daemon.Toml.Values;

namespace Daemon.Toml;

/// <summary>A problem in a TOML text.</summary>
/// <param name="Message">One sentence, without the place.</param>
/// <param name="Span">What is wrong; empty where something is missing.</param>
public sealed record TomlDiagnostic(string Message, TomlSpan Span);
