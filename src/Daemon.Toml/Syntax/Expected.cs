namespace Daemon.Toml.Syntax;

/// <summary>Parts of messages that are said in several places.</summary>
internal static class Expected
{
    public const string Nothing = "nothing";
    public const string KeyCharacters = "letters, numbers, `-`, `_`";
}
