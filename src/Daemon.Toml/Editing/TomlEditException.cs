namespace Daemon.Toml.Editing;

/// <summary>An edit was refused; the document is as it was. The message says why.</summary>
public sealed class TomlEditException : InvalidOperationException
{
    internal TomlEditException(string message)
        : base(message)
    {
    }
}
