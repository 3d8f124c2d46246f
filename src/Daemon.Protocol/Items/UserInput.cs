namespace Daemon.Protocol.Items;

/// <summary>One part of what a user sends.</summary>
public abstract record UserInput
{
    private UserInput()
    {
    }

    /// <param name="Text">Plain text.</param>
    /// <param name="TextElements">The client's own spans within the text, raw JSON array, kept for display; null is empty.</param>
    public sealed record PlainText(string Text, ReadOnlyMemory<byte>? TextElements = null) : UserInput;

    /// <summary>An image by URL or data URI.</summary>
    public sealed record Image(string Url, string? Detail = null) : UserInput;

    /// <summary>An image file of the daemon's machine, read when the turn starts.</summary>
    public sealed record LocalImage(string Path, string? Detail = null) : UserInput;

    /// <summary>A skill that the user picked.</summary>
    public sealed record Skill(string Name, string Path) : UserInput;

    /// <summary>A file or other thing that the user pointed at.</summary>
    public sealed record Mention(string Name, string Path) : UserInput;

    /// <summary>Audio by URL or data URI.</summary>
    public sealed record Audio(string Url) : UserInput;

    /// <summary>An audio file of the daemon's machine.</summary>
    public sealed record LocalAudio(string Path) : UserInput;
}
