using System.Runtime.CompilerServices;

namespace Daemon.ModelClient.Offline;

internal sealed class OfflineModelClient : IModelClient
{
    public async IAsyncEnumerable<ModelEvent> StreamAsync(ModelRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        yield return new ModelEvent.Created();
    }
}
