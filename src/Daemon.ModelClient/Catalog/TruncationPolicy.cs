namespace Daemon.ModelClient.Catalog;

/// <summary>How much of a tool's output a model is given.</summary>
public readonly record struct TruncationPolicy(TruncationUnit Unit, int Limit)
{
    /// <summary>The limit in bytes; a token counts as four.</summary>
    public int LimitBytes => Unit == TruncationUnit.Tokens ? Limit * 4 : Limit;
}

/// <summary>Unit of <see cref="TruncationPolicy.Limit"/>.</summary>
public enum TruncationUnit
{
    Bytes,
    Tokens,
}
