namespace Daemon.ModelClient.Http;

/// <summary>What became of one HTTP request.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>An answer to read; it is the receiver's to dispose.</summary>
    internal sealed record Answered(HttpResponseMessage Response) : SendOutcome;

    /// <param name="RetryRequest">Whether the same request may be sent again at once, without telling anybody.</param>
    internal sealed record Failed(ModelException Error, bool RetryRequest) : SendOutcome;
}
