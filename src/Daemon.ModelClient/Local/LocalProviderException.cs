namespace Daemon.ModelClient.Local;

/// <summary>A local provider that cannot be used; the message says what to do.</summary>
public sealed class LocalProviderException(string message, Exception? inner = null) : Exception(message, inner);
