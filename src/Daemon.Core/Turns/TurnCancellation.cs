namespace Daemon.Core.Turns;

/// <summary>A turn's one token source. The token stays usable after the turn: a command of the user may outlive the turn that it joined.</summary>
internal sealed class TurnCancellation : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    public TurnCancellation() => Token = _source.Token;

    public CancellationToken Token { get; }

    public void Cancel() => _source.Cancel();

    public void Dispose() => _source.Dispose();
}
