using System.Globalization;

namespace Daemon.JsonRpc;

/// <summary>A request's id: a string or a signed 64-bit integer, echoed in the same kind.</summary>
public readonly record struct RequestId
{
    private readonly string? _text;
    private readonly long _number;

    public RequestId(string text)
    {
        _text = text;
    }

    public RequestId(long number)
    {
        _number = number;
    }

    public bool IsNumber => _text is null;

    /// <summary>The integer; 0 for a string id.</summary>
    public long Number => _number;

    /// <summary>The string; null for an integer id.</summary>
    public string? Text => _text;

    public override string ToString() => _text ?? _number.ToString(CultureInfo.InvariantCulture);
}
